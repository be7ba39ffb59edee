import { describe, expect, it } from 'vitest';
import { buildCustomer, buildCustomers } from '../customers/build-customer.ts';
import { ann, lookUp, email, phone } from './suite-customer.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** Looking one customer up by id, number, email or phone. */
export function describeLookUps(open: () => Promise<StoreUnderTest>): void {
  describe('look-ups', () => {
    const ways = [
      'id-1',
      'CUST-000001',
      'ann@example.com',
      'ANN@EXAMPLE.COM',
      '+442079460958',
      '00442079460958',
      '442079460958',
      '+44 (20) 7946-0958',
      '020 7946 0958',
      '020.7946.0958',
      '(+44) 20 7946 0958',
    ];
    const misses = ['id-', 'cust-000001', 'ann@example', '2079460958', '+02079460958', '', '0', 'Ann'];
    it.each(ways)('find a customer by %s', async (customerId) => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(1, ann)], 0);
      expect(await lookUp(source, customerId)).toMatchObject({
        id: 'id-1',
        email: 'ann@example.com',
        phone: '+442079460958',
      });
    });

    it.each([
      ...misses,
      '442079460958@example.com',
      'order 442079460958',
      'CUST-02079460958',
      '44+2079460958',
      '++442079460958',
      '442079460958 x',
    ])('find nothing by %j', async (customerId) => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(1, ann)], 0);
      expect(await source.get(customerId)).toBeNull();
    });

    it('try id, number, email and phone in that order, and return the first match in list order', async () => {
      const { source, writer } = await open();
      await writer.write(
        [
          buildCustomer(1, { id: '15550001111' }),
          buildCustomer(2, { phones: phone('+15550001111') }),
          buildCustomer(3, { emails: email('person2@example.com') }),
        ],
        0,
      );
      expect((await lookUp(source, '15550001111'))?.customerNumber).toBe('CUST-000001');
      expect((await lookUp(source, '+15550001111'))?.customerNumber).toBe('CUST-000002');
      expect((await lookUp(source, 'person2@example.com'))?.customerNumber).toBe('CUST-000003');
    });

    it('find the first of very many customers who share a contact, and none among those who almost do', async () => {
      const { source, writer } = await open();
      const shared = buildCustomers(300, (index) => ({
        phones: phone(index > 250 ? '+33150001111' : '+15550001111'),
        emails: email(index > 250 ? 'hello.shop@example.com' : 'Shop@Example.com'),
        status: index % 2 === 0 ? 'banned' : 'active',
        parameters: { system_source: `Source ${index}` },
      }));
      await writer.write(shared, 0);
      const first = { customerNumber: 'CUST-000250', parameters: [{ value: 'Source 250' }] };
      expect(await lookUp(source, '+1 (555) 000-1111')).toMatchObject(first);
      expect(await lookUp(source, '15550001111')).toMatchObject(first);
      expect(await lookUp(source, 'shop@example.com')).toMatchObject(first);
      expect((await lookUp(source, '+33150001111'))?.customerNumber).toBe('CUST-000300');
      expect(await source.get('+445550001111')).toBeNull();
      expect(await source.get('shop@example.co')).toBeNull();
    });

    it('find no one among very many whose phones end alike, and the one after them', async () => {
      const { source, writer } = await open();
      const alike = buildCustomers(1_000, (index) => ({ phones: phone(index === 1 ? '+3000000000' : '+10000000000') }));
      await writer.write(alike, 0);
      expect(await source.get('+44 0000 0000')).toBeNull();
      expect((await lookUp(source, '+30 0000 0000'))?.customerNumber).toBe('CUST-000001');
      expect((await lookUp(source, '+1 000 000 0000'))?.customerNumber).toBe('CUST-001000');
    });

    it('return opt-ins and parameters in the order of the catalogue, and a multiselect as a list', async () => {
      const { source, writer } = await open();
      await writer.write(
        [buildCustomer(1, { parameters: { system_browser: ['Chrome'], system_marketing_opt_in: 'false' } })],
        0,
      );
      expect(await lookUp(source, 'id-1')).toMatchObject({
        marketingOptIn: false,
        smsOptIn: null,
        parameters: [
          { id: 'system_marketing_opt_in', name: 'Marketing Opt-In', type: 'boolean', value: 'false' },
          { id: 'system_browser', name: 'Browser', type: 'multiselect', value: ['Chrome'] },
        ],
      });
    });
  });
}
