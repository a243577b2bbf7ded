import classes from './logo.module.css';

const NAME = 'Latchkey';

interface LogoProps {
  /** In pixels. */
  size?: number;
  withName?: boolean;
}

/** A keyhole in brass on a lock plate in patina. */
export function Logo({ size = 28, withName = true }: LogoProps) {
  return (
    <span className={classes.logo}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" className={classes.plate} />
        <path
          d="M16 7.5a5.2 5.2 0 0 0-2.6 9.7L11.9 24a.8.8 0 0 0 .8 1h6.6a.8.8 0 0 0 .8-1l-1.5-6.8A5.2 5.2 0 0 0 16 7.5Z"
          className={classes.hole}
        />
      </svg>
      {withName && <span className={classes.name}>{NAME}</span>}
    </span>
  );
}
