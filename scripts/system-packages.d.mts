/** Makes sure what the test of the installed package needs is there; as root on Debian it is installed. */
export function ensureInstallationTest(): Promise<void>
