package io.comptoir.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.channel.Capabilities.Room;
import io.comptoir.channel.Capabilities.Unit;
import io.comptoir.channel.Platform.InDoubt;
import io.comptoir.channel.Platform.Support;
import io.comptoir.command.MessagingChannels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The table of the reference is the table of the program. */
class CapabilitiesTableTest {
  private static final Path PAGE = Path.of("docs/reference/channels.md");
  private static final String BEGIN = "<!-- table: written by CapabilitiesTableTest -->\n";
  private static final String END = "<!-- end of table -->";

  @Test
  void theReferenceShowsTheTableAsItIs() throws IOException {
    var page = Files.readString(PAGE);
    var shown = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    var expected = table();
    assertThat(shown)
        .as("put this between the marks of %s:%n%s", PAGE, expected)
        .isEqualTo(expected);
  }

  @Test
  void theReferenceNamesTheSettingsOfEveryChannel() throws IOException {
    var page = Files.readString(PAGE);
    for (var channel : MessagingChannels.all().all()) {
      assertThat(page).contains("\n| `" + channel.name() + "` ");
      var row =
          page.substring(page.indexOf("\n| `" + channel.name() + "` ") + 1).lines().findFirst();
      for (var setting : channel.settings()) {
        assertThat(row.orElseThrow())
            .contains(
                "`"
                    + (setting.secret()
                        ? setting.name().toUpperCase(java.util.Locale.ROOT)
                        : setting.name())
                    + "`");
        assertThat(setting.meaning()).containsKeys("fr", "en");
      }
    }
  }

  private static String table() {
    var lines = new ArrayList<String>();
    lines.add(
        "| channel | adapter | text | quick replies | buttons | list | carousel | product |"
            + " location | template | typing | read | pay | writes freely |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    var adapters = MessagingChannels.all();
    for (var can : Capabilities.all().values()) {
      var platform = can.platform();
      lines.add(
          String.join(
              " | ",
              "| " + can.channel(),
              adapters.find(can.channel()).isPresent() ? "yes" : can.blocks() ? "ours" : "–",
              can.text() + (can.unit() == Unit.BYTES ? " bytes" : ""),
              room(can.quickReplies()),
              room(can.buttons()),
              room(can.rows()),
              can.cards().count() == 0 ? "E" : "N" + can.cards().count(),
              sign(platform.product()),
              can.location() ? "N" : "E",
              sign(platform.template()),
              sign(platform.typing()),
              sign(platform.read()),
              sign(platform.pay())
                  + (platform.payWhere().isEmpty() ? "" : " (" + platform.payWhere() + ")"),
              window(platform) + " |"));
    }
    lines.add("");
    lines.add(
        "| channel | its requests are known by | the same event by | answered within | in doubt |"
            + " ids | a second |");
    lines.add("|---|---|---|---|---|---|---|");
    for (var can : Capabilities.all().values()) {
      var platform = can.platform();
      lines.add(
          String.join(
              " | ",
              "| " + can.channel(),
              platform.signature()
                  + platform
                      .tolerance()
                      .map(t -> ", at most " + t.toSeconds() + " s old")
                      .orElse(""),
              platform.dedupe(),
              platform.ack().toSeconds() + " s",
              platform.inDoubt() == InDoubt.AGAIN ? "sent again" : "held",
              can.payload() == 0 ? "–" : can.payload() + " bytes",
              platform.perSecond() + " |"));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String room(Room room) {
    return room.count() == 0 ? "E" : "N" + room.count();
  }

  private static String sign(Support support) {
    return switch (support) {
      case NATIVE -> "N";
      case EMULATED -> "E";
      case NONE -> "–";
    };
  }

  private static String window(Platform platform) {
    var words = new ArrayList<String>();
    platform
        .window()
        .ifPresent(window -> words.add("for " + window.toHours() + " h after a message"));
    platform.agentWindow().ifPresent(window -> words.add("people " + window.toDays() + " days"));
    if (platform.userStarts()) {
      words.add("once the person began");
    }
    if (platform.optIn()) {
      words.add("once the person agreed");
    }
    if (!platform.quota().isEmpty()) {
      words.add("quota: " + platform.quota());
    }
    return words.isEmpty() ? "always" : String.join("; ", words);
  }
}
