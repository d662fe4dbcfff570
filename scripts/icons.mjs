// Draws resources/**/*.png and *.ico from their SVG sources; run by hand after changing one.
// Needs rsvg-convert (librsvg2-bin) and convert (imagemagick).
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const resources = resolve(import.meta.dirname, '../resources')
const colours = { ok: '#0ca678', running: '#4263eb', attention: '#e8590c', paused: '#868e96' }
const temporary = mkdtempSync(join(tmpdir(), 'icons-'))

const appIcon = readFileSync(join(resources, 'icon.svg'), 'utf8')
draw(appIcon, 512, join(resources, 'icon.png'))
ico(appIcon, [16, 24, 32, 48, 64, 128, 256], join(resources, 'icon.ico'))

const [, parts] = /<defs>([^]*)<\/defs>/.exec(
  readFileSync(join(resources, 'tray/tray.svg'), 'utf8'),
)
for (const [state, colour] of Object.entries(colours)) {
  const image = coloured(state, colour)
  const template = cutOut(state)
  // As electron/desktop/tray/tray-icon.ts chooses them.
  for (const size of [32, 48, 64]) draw(image, size, join(resources, `tray/${state}-${size}.png`))
  draw(template, 16, join(resources, `tray/${state}Template.png`))
  draw(template, 32, join(resources, `tray/${state}Template@2x.png`))
  // Windows scales from 100 to 300 %, in steps of a quarter.
  ico(image, [16, 20, 24, 28, 32, 40, 48], join(resources, `tray/${state}.ico`))
}
rmSync(temporary, { recursive: true })

function coloured(state, colour) {
  return svg(`<use href="#shield" fill="${colour}"/>${mark(state, '#fff')}`)
}

// macOS looks only at the alpha channel, so there the mark is a hole.
function cutOut(state) {
  const mask = `<mask id="hole"><rect width="32" height="32" fill="#fff"/>${mark(state, '#000')}</mask>`
  return svg(`${mask}<use href="#shield" mask="url(#hole)"/>`)
}

function mark(state, colour) {
  return `<use href="#${state}" fill="${colour}" color="${colour}"/>`
}

function svg(content) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><defs>${parts}</defs>${content}</svg>`
}

function draw(source, size, file) {
  execFileSync('rsvg-convert', ['-w', String(size), '-h', String(size), '-o', file], {
    input: source,
  })
}

function ico(source, sizes, file) {
  const files = sizes.map((size) => join(temporary, `${size}.png`))
  for (const [index, size] of sizes.entries()) draw(source, size, files[index])
  execFileSync('convert', [...files, file])
}
