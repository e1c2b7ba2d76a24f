package io.comptoir.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses that are not of the public internet: this machine, its network, and what is reserved
 * (IANA's special-purpose registries, RFC 6890). A request there would reach what the operator
 * never meant to show.
 */
final class PrivateNetworks {
  private PrivateNetworks() {}

  static boolean contain(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    var bytes = address.getAddress();
    return address instanceof Inet4Address ? v4(bytes) : v6(bytes);
  }

  private static boolean v4(byte[] bytes) {
    var first = bytes[0] & 0xff;
    var second = bytes[1] & 0xff;
    var third = bytes[2] & 0xff;
    return first == 0
        || (first == 100 && second >= 64 && second < 128) // carriers' own, RFC 6598
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 198 && (second == 18 || second == 19)) // benchmarks
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113)
        || first >= 240;
  }

  private static boolean v6(byte[] bytes) {
    var first = bytes[0] & 0xff;
    var second = bytes[1] & 0xff;
    if ((first & 0xfe) == 0xfc) {
      return true; // unique local, RFC 4193
    }
    if (first == 0x20 && second == 0x01 && bytes[2] == 0x0d && (bytes[3] & 0xff) == 0xb8) {
      return true; // documentation
    }
    if (first == 0x20 && second == 0x02) {
      return embedded(bytes, 2); // 6to4
    }
    if (first == 0x00 && second == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b) {
      return embedded(bytes, 12); // NAT64
    }
    return Arrays.equals(bytes, 0, 12, new byte[12], 0, 12); // IPv4-compatible, out of use
  }

  private static boolean embedded(byte[] bytes, int at) {
    try {
      return contain(InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
