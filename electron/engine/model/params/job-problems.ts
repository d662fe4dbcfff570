/**
 * What can be wrong with a job as a person writes it, in English as the API says it; `jobProblem.<name>` of the
 * words has it in each language.
 */
export const jobProblems = {
  idLetters: 'An id is made of letters, digits and _ . : - without blanks.',
  idDots: '“.” and “..” are no ids: in an address they lead elsewhere.',
  nameMissing: 'Give the job a name.',
  fileNameLong: 'A file name has at most 60 characters.',
  fileNameLetters: 'A file name is made of letters, digits, _ and -.',
  programMissing: 'Name the program to run.',
  zeroCharacter: 'A zero character cannot be passed to a program.',
  folderNotWhole: 'Write the full path of the working folder.',
  variableName: 'The name of a variable is not empty and has no “=”.',
  secretMissing: 'Write the value: “***” stands only for one that is kept.',
  secretShort:
    'A secret has 4 characters or more: a shorter one cannot be told from the rest of a log.',
  noKeyStore:
    'Secrets cannot be kept here: choose where in Settings → Accounts, or start the desktop app that has them. Or let the program read the value from a file that only you can read.',
  unknownName: 'There is nothing of this name.',
  pauseOrder: 'The shortest pause is longer than the longest one.',
} as const
