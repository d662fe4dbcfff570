import { Center, Loader } from '@mantine/core'

/** In the middle of a page of which nothing is known yet. */
export function WaitingPage() {
  return (
    <Center h="100%" aria-hidden aria-busy>
      <Loader size="sm" />
    </Center>
  )
}
