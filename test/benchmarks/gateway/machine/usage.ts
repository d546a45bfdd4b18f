import { readdirSync, readFileSync } from 'node:fs'

/** What a process group has used so far. */
export type Usage = {
  readonly cpuMs: number
  /** Sum of the processes' highest resident memory. */
  readonly peakMegabytes: number
  readonly residentMegabytes: number
}

const millisecondsPerTick = 10 // USER_HZ is 100 on every Linux that Node runs on

/** What all processes of a group have used, from /proc. */
export function usageOf(group: number): Usage {
  let cpuMs = 0
  let peakMegabytes = 0
  let residentMegabytes = 0
  for (const id of readdirSync('/proc')) {
    if (!/^\d+$/.test(id)) continue
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'latin1')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // from field 3 on: the name before may hold spaces
      if (Number(fields[2]) !== group) continue
      const status = readFileSync(`/proc/${id}/status`, 'latin1')
      const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      cpuMs += (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick
      peakMegabytes += kilobytes('VmHWM') / 1_024
      residentMegabytes += kilobytes('VmRSS') / 1_024
    } catch {
      /* it ended while we read */
    }
  }
  return { cpuMs, peakMegabytes, residentMegabytes }
}
