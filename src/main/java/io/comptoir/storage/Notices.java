package io.comptoir.storage;

import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * News for the other nodes, if there are any, told by NOTIFY when the transaction commits: {@code
 * node;w;conversation:upTo:working,…}, where w says that work waits for anyone. A payload holds at
 * most 8,000 bytes, so that a large group takes several.
 */
final class Notices {
  static final String CHANNEL = "comptoir";
  private static final String TELL =
      """
      SELECT pg_notify('comptoir', ?::text || string_agg(told, ','))
      FROM (
        SELECT c.id || ':' || c.last_seq
            || CASE WHEN u.working OR c.last_input > c.done_input THEN ':1' ELSE ':0' END AS told,
          (row_number() OVER () - 1) / 100 AS part
        FROM unnest(?::uuid[], ?::boolean[]) AS u(id, working)
        JOIN conversation c ON c.id = u.id
        WHERE EXISTS (SELECT 1 FROM node WHERE name <> ?)) AS news
      GROUP BY part
      """;

  private Notices() {}

  record Notice(String node, boolean workWaits, List<Signal> signals) {}

  /**
   * Tells of these conversations as the statements before in the script leave them.
   *
   * @param working those at work even though no input waits
   */
  static void add(
      Script script, String node, boolean workWaits, List<UUID> ids, Set<UUID> working) {
    script
        .then(TELL)
        .text(node + (workWaits ? ";w;" : ";;"))
        .uuids(ids)
        .truths(ids.stream().map(working::contains).toList())
        .text(node);
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
