import { z } from 'zod'

export const resourceIdSchema = z.number().int().min(1)
