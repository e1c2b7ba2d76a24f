package io.comptoir.engine;

import io.comptoir.base.Language;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.message.Content;
import io.comptoir.storage.Database;
import io.comptoir.storage.DatabaseAddress;
import io.comptoir.storage.SqlStores;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * A server small enough to be killed: reads {@code conversation id text} lines, answers each with
 * {@code ACK id seq} once it is accepted. {@code open name} answers {@code OPEN name conversation}.
 */
public final class KillableServer {
  private KillableServer() {}

  public static void main(String[] args) throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var settings = EngineSettings.standard();
    try (var database =
            Database.open(
                DatabaseAddress.at(args[0], Map.of()), Database.Settings.standard(), Map.of());
        var engine =
            Engine.server(
                SqlStores.on(database, settings.node()).forEngine(),
                new ScriptedShop().shops(),
                settings);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      engine.start();
      out.println("READY");
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var parts = line.split(" ", 3);
        threads.execute(
            () -> {
              if (parts[0].equals("open")) {
                var identity = new Identity("webchat", "scripted", parts[1]);
                var conversation =
                    engine
                        .intake()
                        .openConversation(ScriptedShop.SHOP, identity, "", Language.FRENCH);
                say(out, "OPEN " + parts[1] + " " + conversation.id());
              } else {
                var accepted =
                    engine
                        .intake()
                        .accept(
                            new ConversationId(UUID.fromString(parts[0])),
                            UUID.fromString(parts[1]),
                            new Content.Text(parts[2]));
                say(out, "ACK " + parts[1] + " " + accepted.seq());
              }
            });
      }
    }
  }

  private static void say(PrintStream out, String line) {
    synchronized (out) {
      out.println(line);
    }
  }
}
