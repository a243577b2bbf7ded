import { FastifyAdapter } from '@nestjs/platform-fastify';
import { serve } from './nest-tutorial.js';

await serve(new FastifyAdapter());
