import { crc32, deflateSync } from 'node:zlib'
import { type Bar, heightOf, ROOM_FOR_NUMBERS, roomForLabels, TEAL, WIDTH } from './bar-chart.ts'

const COLOR = [1, 3, 5].map((at) => Number.parseInt(TEAL.slice(at, at + 2), 16))

/**
 * The bars of a chart as a PNG without any letter, for word processors that cannot show SVG: the numbers stand in the
 * table under it. Two colors are all it has, so it is written here rather than by a drawing library.
 */
export const paintBars = (bars: readonly Bar[]): Uint8Array<ArrayBuffer> => {
  const height = heightOf(bars)
  const left = Math.round(roomForLabels(bars))
  const room = WIDTH - left - ROOM_FOR_NUMBERS
  const most = Math.max(1, ...bars.map((bar) => bar.value ?? 0))
  const band = height / bars.length
  const rows = Array.from({ length: height }, (_, y) => {
    const bar = bars[Math.min(bars.length - 1, Math.floor(y / band))]
    const inside = y % band > band * 0.2 && y % band < band * 0.8
    const end = inside ? left + Math.round(((bar?.value ?? 0) / most) * room) : left
    return Buffer.from([
      0,
      ...Array.from({ length: WIDTH }, (_, x) => (x >= left && x < Math.max(end, left + 1) ? 1 : 0)),
    ])
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a pixel, each the number of a color in the palette.
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from([255, 255, 255, ...COLOR])),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
