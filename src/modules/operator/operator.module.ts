import { Module } from '@nestjs/common';
import { OperatorAuthority } from './operator-authority.js';
import { OperatorKeys } from './operator-keys.js';

/** Whoever runs the instance: their keys, and what they alone may do. */
@Module({
  providers: [OperatorAuthority, OperatorKeys],
  exports: [OperatorAuthority, OperatorKeys],
})
export class OperatorModule {}
