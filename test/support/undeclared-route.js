import { startWithRoute } from './start-with-route.js';

/** A route whose author forgot to say who may call it. */
class ForgetfulController {
  read() {
    return 'open to anyone';
  }
}

await startWithRoute('forgetful', ForgetfulController);
