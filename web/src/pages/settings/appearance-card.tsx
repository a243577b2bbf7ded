import { Card } from '../../components/layout/card';
import { ThemeControl } from '../../shell/theme-control';

export function AppearanceCard() {
  return (
    <Card title="Appearance" description="For the dashboard in this browser.">
      <div style={{ maxWidth: 220 }}>
        <ThemeControl />
      </div>
    </Card>
  );
}
