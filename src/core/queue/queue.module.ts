import { Global, Module } from '@nestjs/common';
import { Declares } from '../resource/declared.js';
import { Queue } from './queue.js';
import { JobQueue1700000000020 } from './migrations/1700000000020-job-queue.js';

@Declares({ migrations: [JobQueue1700000000020] })
@Global()
@Module({ providers: [Queue], exports: [Queue] })
export class QueueModule {}
