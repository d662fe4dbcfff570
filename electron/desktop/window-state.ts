import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { replaceFile } from '../engine/disk/files.ts'

const rectangleSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
})

const windowStateSchema = z.object({ bounds: rectangleSchema, maximized: z.boolean() })

export type Rectangle = z.output<typeof rectangleSchema>
export type WindowState = z.output<typeof windowStateSchema>

const defaultSize = { width: 1200, height: 800 }
export const minimumSize = { width: 720, height: 480 }

/** What was saved last; null when there is nothing that can be read. */
export function loadWindowState(file: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** A window that forgets its place is no reason to fail, so an error only goes to `onError`. */
export function saveWindowState(
  file: string,
  state: WindowState,
  onError: (error: unknown) => void,
): void {
  try {
    replaceFile(file, JSON.stringify(state))
  } catch (error) {
    onError(error)
  }
}

/**
 * Places a window within the display it overlaps most, so that it stays reachable after a screen was
 * unplugged or made smaller. Without saved bounds, or with none on a display: centred on the first.
 */
export function fitToDisplay(saved: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle {
  const home = saved && workAreas.toSorted((a, b) => overlap(saved, b) - overlap(saved, a))[0]
  if (saved && home && overlap(saved, home) > 0) return within(saved, home)
  const [primary] = workAreas
  if (!primary) return { x: 0, y: 0, ...defaultSize }
  const { height, width } = within(
    { x: 0, y: 0, ...(saved ? sizeOf(saved) : defaultSize) },
    primary,
  )
  return {
    x: primary.x + Math.round((primary.width - width) / 2),
    y: primary.y + Math.round((primary.height - height) / 2),
    width,
    height,
  }
}

function within(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = clamp(bounds.width, Math.min(minimumSize.width, area.width), area.width)
  const height = clamp(bounds.height, Math.min(minimumSize.height, area.height), area.height)
  return {
    x: clamp(bounds.x, area.x, area.x + area.width - width),
    y: clamp(bounds.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

const sizeOf = ({ height, width }: Rectangle) => ({ width, height })

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
