package io.comptoir.channel;

import java.net.URI;

/** Whether addresses mean something outside of this machine; platforms refuse those that do not. */
public final class Reachable {
  private Reachable() {}

  /**
   * An http address of a host with a name of its own, such as {@code https://shop.example.com/}.
   */
  public static boolean fromOutside(String address) {
    try {
      var host = URI.create(address).getHost();
      return address.startsWith("http")
          && host != null
          && host.contains(".")
          && !host.startsWith("127.");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
