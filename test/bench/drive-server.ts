// Answers every request with an empty 200, in a process of its own so that it takes no time from whom it serves.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const server = createServer((_, response) => response.end())
server.keepAliveTimeout = 60_000
server.listen(0, '0.0.0.0', () => console.log((server.address() as AddressInfo).port))
