import { demoPassword, demoUsers, demoYear } from './demo.ts'

/** What a person reads when the platform is ready. */
export function welcome(address: string, demo: boolean, seconds: number): string {
  const ready = [
    `Ready after ${seconds.toFixed(1)} s. The graph: ${address}/graphql   offline explorer: ${address}/explorer`,
  ]
  return [...ready, ...(demo ? [...signIns(), ...toTry(address)] : []), 'Ctrl-C ends it; its data stay.'].join('\n')
}

function signIns(): string[] {
  const width = Math.max(...demoUsers.map(({ email }) => email.length))
  return [
    '',
    `Sign-ins of the demo organization (password: ${demoPassword})`,
    ...demoUsers.map(({ email, displayName }) => `  ${email.padEnd(width)}  ${displayName}`),
  ]
}

function toTry(address: string): string[] {
  return [
    '',
    'Three things to try (the README has their answers):',
    `  1. Sign in:   mutation { login(input: { email: "officer@demo.example", password: "${demoPassword}" }) { accessToken } }`,
    `  2. Ask, with the header "authorization: Bearer <accessToken>":   { organization { name cbam(year: ${demoYear}) { declaration { certificates } } csrd(year: ${demoYear}) { report { state } } } }`,
    `  3. Listen:    curl -N ${address}/graphql/stream -H "authorization: Bearer <accessToken>" -H "accept: text/event-stream" -H "content-type: application/json" -d '{"query":"subscription { emissionsCalculated { app year tonnesCO2e } }"}'`,
    '',
  ]
}
