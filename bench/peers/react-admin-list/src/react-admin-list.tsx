import { DataTable, DateField, InfiniteList, SearchInput } from 'react-admin';
import type { Customer } from '../../../../src/contract/customer.ts';

// As react-admin's documentation makes its columns know their rows.
const Column = DataTable.Col<Customer>;

// The debounce and the placeholder of the box are react-admin's own.
const filters = [<SearchInput key="search" source="search" alwaysOn />];

/**
 * react-admin's infinite list with the columns of the product's, neither tuned nor crippled. Only its pages have the
 * size that the others have, instead of 10. Its older table, `Datagrid`, loads rows more slowly.
 */
export function ReactAdminList() {
  return (
    <InfiniteList perPage={50} filters={filters}>
      <DataTable>
        <Column source="customerNumber" label="Number" />
        <Column source="displayName" label="Customer" />
        <Column label="Email" render={(customer) => customer.emails.find((email) => email.isPrimary)?.address} />
        <Column label="Phone" render={(customer) => customer.phones.find((phone) => phone.isPrimary)?.number} />
        <Column source="status" />
        <DataTable.NumberCol source="totalOrders" label="Orders" />
        <DataTable.NumberCol source="totalSpent" />
        <DataTable.NumberCol source="averageOrderValue" label="Average order" />
        <DataTable.NumberCol source="lifetimeValue" />
        <Column source="lastOrderDate" label="Last order">
          <DateField source="lastOrderDate" showTime />
        </Column>
        <Column source="lastActivityDate" label="Last activity">
          <DateField source="lastActivityDate" showTime />
        </Column>
        <Column source="createdAt" label="Created">
          <DateField source="createdAt" showTime />
        </Column>
      </DataTable>
    </InfiniteList>
  );
}
