import { Module } from '@nestjs/common';
import { UserAuthority } from './user-authority.js';

@Module({ providers: [UserAuthority], exports: [UserAuthority] })
export class UsersModule {}
