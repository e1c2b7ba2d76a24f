package io.comptoir.entry;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address that opens a conversation on a channel, as each platform writes it. What it brings
 * along travels as the platform's own payload where there is one (Telegram {@code start}, Messenger
 * and Instagram {@code ref}), else at the end of the words that it lays ready for the person.
 *
 * <p>Sources: WhatsApp "click to chat"; Telegram "Deep linking"; Messenger Platform "m.me links";
 * Instagram "ig.me links"; LINE "URL scheme", oaMessage; RFC 5724 for {@code sms:}.
 */
public final class EntryAddress {
  /** Where our short addresses lead, and nowhere else but to our own pages. */
  public static final Set<String> HOSTS =
      Set.of("wa.me", "m.me", "ig.me", "t.me", "line.me", "slack.com");

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,15}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern LINE_ID = Pattern.compile("@?[A-Za-z0-9_.-]{1,64}");

  private EntryAddress() {}

  /** Whether the payload goes into the words that the person sends. */
  public static boolean speaks(String channel) {
    return switch (channel) {
      case "whatsapp", "line", "sms" -> true;
      default -> false;
    };
  }

  /**
   * @param handle the account as people reach it: a phone number, a name, LINE's basic id; for the
   *     web chat the page's address
   * @param carried payload or words
   * @return empty for a channel without such addresses, or when the handle is not one
   */
  public static Optional<URI> of(String channel, String handle, String carried) {
    var number = handle.replaceAll("[\\s().-]", "");
    return switch (channel) {
      case "whatsapp" ->
          matching(NUMBER, number)
              .map(n -> with("https://wa.me/" + n.replace("+", ""), "text", carried));
      case "telegram" ->
          matching(NAME, handle.replaceFirst("^@", ""))
              .map(name -> with("https://t.me/" + name, "start", carried));
      case "messenger" ->
          matching(NAME, handle).map(name -> with("https://m.me/" + name, "ref", carried));
      case "instagram" ->
          matching(NAME, handle.replaceFirst("^@", ""))
              .map(name -> with("https://ig.me/m/" + name, "ref", carried));
      case "line" ->
          matching(LINE_ID, handle)
              .map(
                  id ->
                      "https://line.me/R/oaMessage/%40"
                          + id.replaceFirst("^@", "")
                          + "/"
                          + (carried.isEmpty() ? "" : "?" + encoded(carried)))
              .map(URI::create);
      case "sms" -> matching(NUMBER, number).map(n -> with("sms:" + n, "body", carried));
      case "webchat" ->
          Optional.of(
              URI.create(handle + (carried.isEmpty() ? "?chat" : "?chat=" + encoded(carried))));
      default -> Optional.empty();
    };
  }

  /** Whether a short address may lead there: to a platform that we know, or to our own pages. */
  public static boolean isKnown(URI address, String site) {
    var own = URI.create(site);
    if ("sms".equals(address.getScheme()) || address.toString().startsWith("viber://pa?")) {
      return true;
    }
    return address.getHost() != null
        && address.getUserInfo() == null
        && ("https".equals(address.getScheme())
                && HOSTS.contains(address.getHost())
                && address.getPort() == -1
            || String.valueOf(own.getScheme()).equals(address.getScheme())
                && own.getAuthority().equals(address.getAuthority()));
  }

  private static Optional<String> matching(Pattern shape, String text) {
    return shape.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  private static URI with(String address, String name, String value) {
    return URI.create(value.isEmpty() ? address : address + "?" + name + "=" + encoded(value));
  }

  /** A space as %20: not every platform takes a plus for one. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
