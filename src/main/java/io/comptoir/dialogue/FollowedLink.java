package io.comptoir.dialogue;

import io.comptoir.identity.LinkSecrets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a link brings into a conversation, in the payload that its channel carries or in the words
 * that it puts into the person's mouth: {@code poster-12--k7m2qdx9} is the flow's link {@code
 * poster-12} by the entry point {@code k7m2qdx9}; {@code join_…} goes on with a conversation that
 * was begun elsewhere.
 *
 * @param name of the flow's link; "" for none
 * @param entry the entry point's code
 */
public record FollowedLink(String name, Optional<String> entry) {
  /** What is asked for by a link that goes on with a conversation. */
  public static final String JOIN = "identity.join";

  private static final Pattern ENTRY = Pattern.compile("(.*?)--([a-z0-9]{6,16})");
  private static final String MARK = "#go-";
  private static final Pattern SUFFIX = Pattern.compile("(?:^|\\s)#go-([A-Za-z0-9_-]{1,64})\\s*$");
  private static final Pattern CODE =
      Pattern.compile("(?i)(?:lier|relier|link)\\s+(\\d{3}[\\s.-]?\\d{3})");

  public static FollowedLink of(String link) {
    var entry = ENTRY.matcher(link);
    return entry.matches()
        ? new FollowedLink(entry.group(1), Optional.of(entry.group(2)))
        : new FollowedLink(link, Optional.empty());
  }

  /** How the payload of a link is written. */
  public String text() {
    return name + entry.map(code -> "--" + code).orElse("");
  }

  /** How it is written into words: at their end. */
  public static String suffix(String link) {
    return MARK + link;
  }

  /** What these words are besides words: a followed link, or the code of one; else nothing. */
  public static Optional<Press> in(String text) {
    if (text.contains(MARK)) {
      var suffix = SUFFIX.matcher(text);
      if (suffix.find()) {
        return Optional.of(Press.to(Press.LINK, "link", suffix.group(1)));
      }
    }
    if (text.length() < 40) {
      var code = CODE.matcher(text.strip());
      if (code.matches()) {
        return Optional.of(Press.to(JOIN, "code", code.group(1)));
      }
    }
    return Optional.empty();
  }

  /** The press, or what its link stands for. */
  public static Press meant(Press press) {
    var link = press.with().getOrDefault("link", "");
    return press.does().equals(Press.LINK) && link.startsWith(LinkSecrets.PREFIX)
        ? new Press(JOIN, Map.of("link", link))
        : press;
  }
}
