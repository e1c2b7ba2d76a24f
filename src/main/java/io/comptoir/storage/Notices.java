package io.comptoir.storage;

import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * News for the other nodes, told by NOTIFY when the transaction commits: {@code
 * node;w;conversation:upTo:working,…}, where w says that work waits for anyone. A payload holds at
 * most 8,000 bytes, so that a large group takes several.
 */
final class Notices {
  static final String CHANNEL = "comptoir";
  private static final int MAX_SIGNALS = 100;
  private static final String TELL = "SELECT pg_notify('" + CHANNEL + "', ?)";

  private Notices() {}

  record Notice(String node, boolean workWaits, List<Signal> signals) {}

  static void add(Script script, String node, boolean workWaits, List<Signal> signals) {
    for (var from = 0; from < signals.size(); from += MAX_SIGNALS) {
      var part = signals.subList(from, Math.min(signals.size(), from + MAX_SIGNALS));
      script.then(TELL).text(write(new Notice(node, workWaits && from == 0, part)));
    }
  }

  static String write(Notice notice) {
    var text = new StringBuilder(notice.node()).append(notice.workWaits() ? ";w;" : ";;");
    for (var signal : notice.signals()) {
      text.append(signal.conversation().value())
          .append(':')
          .append(signal.upTo())
          .append(signal.working() ? ":1," : ":0,");
    }
    return text.toString();
  }

  static Notice read(String payload) {
    var parts = payload.split(";", 3);
    var signals = new ArrayList<Signal>();
    for (var item : parts[2].split(",")) {
      if (!item.isEmpty()) {
        var fields = item.split(":");
        signals.add(
            new Signal(
                new ConversationId(UUID.fromString(fields[0])),
                Long.parseLong(fields[1]),
                fields[2].equals("1")));
      }
    }
    return new Notice(parts[0], parts[1].equals("w"), signals);
  }
}
