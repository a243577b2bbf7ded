import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers } from '../../core/openapi/responses.js';
import { RequireOperator } from '../../core/access/decorators.js';
import { CredentialFinder } from './credential-finder.js';
import {
  type FindCredentialBody,
  findCredentialBody,
  type FoundCredentialResponse,
  foundCredentialResponse,
} from './oversight.schemas.js';

@ApiTags('Operator')
@Controller('operator/credentials')
export class OperatorCredentialsController {
  constructor(private readonly finder: CredentialFinder) {}

  @Post('find')
  @HttpCode(200)
  @RequireOperator()
  @ApiOperation({
    summary: 'Find out what a credential is',
    operationId: 'findCredential',
    description:
      'What it is, whose it is, and whether it works. Takes the whole credential, and compares digests. Changes nothing, and does not count as a use of the credential.',
  })
  @Answers(200, 'What it is.', foundCredentialResponse)
  find(
    @Body({ schema: findCredentialBody }) { credential }: FindCredentialBody,
  ): Promise<FoundCredentialResponse> {
    return this.finder.find(credential);
  }
}
