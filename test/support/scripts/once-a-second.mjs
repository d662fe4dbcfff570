for (let second = 1; second <= 60; second += 1) {
  console.log(`second ${second}`)
  await new Promise((resolve) => setTimeout(resolve, 1000))
}
