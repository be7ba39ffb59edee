import { createRoot } from 'react-dom/client';
import { Admin, Resource } from 'react-admin';
import { dataProvider } from './data-provider.ts';
import { ReactAdminList } from './react-admin-list.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');

createRoot(root).render(
  <Admin dataProvider={dataProvider} disableTelemetry>
    <Resource name="customers" list={ReactAdminList} />
  </Admin>,
);
