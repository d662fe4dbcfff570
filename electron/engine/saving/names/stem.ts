/** The name without its last suffix; a dot at the beginning begins none. */
export function stemOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

/** The name with its numbers as short as they can be: E5 is E05. */
export const keyOf = (name: string) => name.replaceAll(/(?<!\d)0+(?=\d)/g, '')

export const videoSuffixes = 'mp4|mkv|mov|m4v|avi|mpeg|mpg|ts|m2ts|wmv|flv|webm|rmvb'
const endsAsVideo = new RegExp(`\\.(?:${videoSuffixes})$`, 'iu')

export const isVideo = (name: string) => endsAsVideo.test(name)
