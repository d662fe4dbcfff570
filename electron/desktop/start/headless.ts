// Nothing is shown, so what Chromium misses on a machine without a desktop is no news.
const switches = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3']

/** Starts this process anew in a form that needs no display, where there is none: Chromium has chosen by now. */
export function goHeadless(): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return
  if (process.argv.some((arg) => switches.includes(arg)) || !process.execve) return
  process.execve(process.execPath, [process.execPath, ...switches, ...process.argv.slice(1)])
}
