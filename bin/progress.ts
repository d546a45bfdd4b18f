/** Does a step and says so if it takes longer than a second. */
export async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const begun = performance.now()
  let told = false
  const timer = setTimeout(() => {
    told = true
    console.log(`  ${name} …`)
  }, 1_000)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
    if (told) console.log(`  ${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  }
}
