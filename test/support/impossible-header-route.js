import { Header } from '@nestjs/common';
import { Public } from '../../dist/src/core/access/decorators.js';
import { startWithRoute } from './start-with-route.js';

/** A route whose response has a header that Node.js refuses to send. */
class ImpossibleController {
  read() {
    return 'never sent';
  }
}

await startWithRoute('impossible-header', ImpossibleController, [
  Public(),
  Header('x-impossible', 'a line\nand another'),
]);
