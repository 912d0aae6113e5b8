// @hangtime/grip-connect as an answering machine: lines {"id", "protocol", "hex"} in, the greatest force of each out.
// With --speed N it decodes the same lines N times and prints samples and seconds.
import { readFileSync } from "node:fs"
import { Progressor } from "@hangtime/grip-connect"

const lines = readFileSync(0, "utf8").trim().split("\n").map((line) => JSON.parse(line))
const view = (hex) => {
  const bytes = Uint8Array.from(Buffer.from(hex, "hex"))
  return new DataView(bytes.buffer, 0, bytes.length)
}
console.warn = () => {}

const numbers = (hex) => {
  const device = new Progressor()
  let greatest = null
  device.notify((said) => {
    if (greatest === null || said.current > greatest) greatest = said.current
  })
  try {
    device.handleNotifications(view(hex))
  } catch {
    return {}
  }
  return greatest === null || !Number.isFinite(greatest) ? {} : { force_kg: greatest }
}

const speed = process.argv.indexOf("--speed")
if (speed < 0) {
  for (const line of lines) console.log(JSON.stringify({ id: line.id, numbers: numbers(line.hex) }))
} else {
  const times = Number(process.argv[speed + 1])
  const views = lines.map((line) => view(line.hex))
  let samples = 0
  let seconds = 0
  for (let round = 0; round < times; round += 1) {
    const device = new Progressor() // a fresh one, for it keeps every sample it has seen
    device.notify(() => {
      samples += 1
    })
    const began = process.hrtime.bigint()
    for (const one of views) device.handleNotifications(one)
    seconds += Number(process.hrtime.bigint() - began) / 1e9
  }
  console.log(JSON.stringify({ samples, seconds }))
}
