import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../http/test-server.ts';
import { vendorKey } from './vendor-key.ts';

/** The product over Tiquo's API. Tiquo is the product itself on its own store, behind a proxy that can fail. */
export interface ServerWithVendor {
  readonly vendor: TestServer;
  readonly proxy: FaultProxy;
  readonly product: TestServer;
  /** The Cookie header of someone who is signed in. */
  session(): Promise<string>;
  close(): Promise<void>;
}

export interface ServerWithVendorOptions {
  /** The vendor's customers and variables; its limit is 1,000 requests an hour by default. */
  readonly vendor?: TestServerOptions;
  /** The product's variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the proxy redirects to. */
  readonly elsewhere?: string;
}

export async function startServerWithVendor({
  vendor: vendorOptions = {},
  environment = {},
  elsewhere,
}: ServerWithVendorOptions = {}): Promise<ServerWithVendor> {
  const vendor = await startTestServer({
    ...vendorOptions,
    environment: { API_KEY: vendorKey, RATE_LIMIT: '1000', ...vendorOptions.environment },
  });
  const proxy = await startFaultProxy(vendor.url, elsewhere);
  const product = await startTestServer({
    environment: {
      TIQUO_API_KEY: vendorKey,
      TIQUO_BASE_URL: `${proxy.url}/api/v1`,
      LOG_LEVEL: 'trace',
      ...environment,
    },
  });
  return {
    vendor,
    proxy,
    product,
    session: () => product.signIn(),
    close: async () => {
      await product.close();
      await proxy.close();
      await vendor.close();
    },
  };
}
