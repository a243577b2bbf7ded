import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { OperatorAuthority } from './operator-authority.js';
import { OperatorKeys } from './operator-keys.js';
import { operator } from './operator.resource.js';

/** Operator keys, and what only the operator may do. */
@Declares(operator)
@Module({
  providers: [OperatorAuthority, OperatorKeys],
  exports: [OperatorAuthority, OperatorKeys],
})
export class OperatorModule {}
