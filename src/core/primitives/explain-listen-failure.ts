const reasons: Record<string, { about: 'port' | 'host'; text: string }> = {
  EACCES: { about: 'port', text: 'this user may not listen on it' },
  EADDRINUSE: { about: 'port', text: 'another program listens on it' },
  EADDRNOTAVAIL: { about: 'host', text: 'is not an address of this machine' },
  EAI_AGAIN: { about: 'host', text: 'cannot be resolved' },
  ENOTFOUND: { about: 'host', text: 'is not known' },
};

/** @param variables the variables that set the listening address */
export function explainListenFailure(error: unknown, variables: Record<'port' | 'host', string>): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  const reason = reasons[code];
  return reason ? new Error(`${variables[reason.about]}: ${reason.text} (${code})`, { cause: error }) : error;
}
