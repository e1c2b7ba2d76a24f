package io.comptoir.command;

import io.comptoir.base.ShopId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a server says on standard output once people can come in. */
final class Announcement {
  private Announcement() {}

  /**
   * @param keyFile where the operator's key is kept; the key itself is printed on a terminal only
   */
  static String of(String address, List<ShopId> shops, String database, Path keyFile, String key) {
    var text = new StringBuilder("Comptoir is open.\n");
    shops.forEach(
        shop ->
            text.append("  Shop      ").append(address).append("/shop/").append(shop).append('\n'));
    text.append("  Desk      ").append(address).append("/desk\n");
    text.append("  Key       ").append(onTerminal() ? key + ", kept" : "kept").append(" in ");
    text.append(keyFile).append('\n');
    text.append("  Database  ").append(database).append('\n');
    text.append("  Ready in  ")
        .append(sinceStart())
        .append(", ")
        .append(memory())
        .append(" of memory\n");
    text.append("Ctrl-C stops it; nothing is lost.");
    return text.toString();
  }

  /** Output that goes to a file or a collector of logs may be read by others. */
  private static boolean onTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  static String sinceStart() {
    var millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** Resident memory of this process, as the system counts it. */
  static String memory() {
    try {
      for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB";
        }
      }
    } catch (IOException | NumberFormatException e) {
      // not Linux: the heap will do
    }
    var heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    return heap / 1024 / 1024 + " MB";
  }
}
