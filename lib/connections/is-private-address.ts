import { BlockList, isIPv6 } from 'node:net';

// Everything that is not the public internet (IANA special-purpose registries). IPv4 mapped to IPv6 falls under the IPv4 rules;
// the older `::1.2.3.4`, unspecified and loopback among it, is nowhere public.
const NOT_PUBLIC_4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
const NOT_PUBLIC_6 =
  '::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8';

const NOT_PUBLIC = toBlockList();

/** Whether an IP address lies outside the public internet: loopback, private, link-local, reserved, translated. */
export function isPrivateAddress(address: string): boolean {
  return NOT_PUBLIC.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function toBlockList(): BlockList {
  const list = new BlockList();
  for (const [ranges, family] of [
    [NOT_PUBLIC_4, 'ipv4'],
    [NOT_PUBLIC_6, 'ipv6'],
  ] as const) {
    for (const range of ranges.split(' ')) {
      const [network = '', prefix] = range.split('/');
      list.addSubnet(network, Number(prefix), family);
    }
  }
  return list;
}
