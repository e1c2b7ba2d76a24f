package io.comptoir.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.channel.telegram.TelegramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyAccountsTest {
  private static final int ACCOUNTS = 1_000;
  private static final long MEGABYTE = 1 << 20;

  /** Each of them wrote to and answered once, over real HTTP, with conversations kept in memory. */
  @Test
  void aThousandAccountsTakeLessThan200Megabytes(@TempDir Path folder) {
    var answer = "{\"ok\":true,\"result\":{\"message_id\":77}}";
    try (var fixture = new PlatformFixture(new TelegramChannel(), answer, folder)) {
      ask(fixture, fixture.account("warm", Map.of(), Map.of("token", "1:w", "secret", "warm")), 1);
      fixture.settle();
      var before = used();
      var accounts = new ArrayList<Account>();
      for (var i = 0; i < ACCOUNTS; i++) {
        accounts.add(
            fixture.account("bot" + i, Map.of(), Map.of("token", i + ":t", "secret", "s" + i)));
      }
      for (var i = 0; i < ACCOUNTS; i++) {
        assertThat(ask(fixture, accounts.get(i), i + 2)).isEqualTo(200);
      }
      fixture.settle();
      assertThat(fixture.platform.calls())
          .filteredOn(call -> call.path().endsWith("/sendMessage"))
          .hasSize(ACCOUNTS + 1);
      var megabytes = (used() - before) / MEGABYTE;
      System.out.println("a thousand accounts, used once each: " + megabytes + " MB");
      assertThat(megabytes).isLessThan(200);
    }
  }

  private static int ask(PlatformFixture fixture, Account account, int update) {
    var body =
        """
        {"update_id": %d, "message": {"message_id": %d, "from": {"id": %d, "is_bot": false, "first_name": "J"},
          "chat": {"id": %d, "type": "private"}, "date": 1796029200, "text": "bonjour"}}
        """
            .formatted(update, update, update, update);
    return fixture
        .post(
            body.getBytes(StandardCharsets.UTF_8),
            Map.of("X-Telegram-Bot-Api-Secret-Token", account.secret("secret")))
        .statusCode();
  }

  private static long used() {
    for (var i = 0; i < 3; i++) {
      System.gc();
    }
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
