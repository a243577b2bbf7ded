import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { OperatorAuthority } from './operator-authority.js';
import { OperatorKeys } from './operator-keys.js';
import { operator } from './operator.resource.js';

/** Whoever runs the instance: their keys, and what they alone may do. */
@Declares(operator)
@Module({
  providers: [OperatorAuthority, OperatorKeys],
  exports: [OperatorAuthority, OperatorKeys],
})
export class OperatorModule {}
