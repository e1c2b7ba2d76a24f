package io.comptoir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every link of every Markdown file leads somewhere: to a file that is there and a heading in it.
 */
class MarkdownLinksTest {
  private static final Set<String> NOT_OURS = Set.of("node_modules", "target", ".git", "data");

  /** Links and pictures, and the targets of {@code [name]: target} lines. */
  private static final Pattern LINK =
      Pattern.compile(
          "\\]\\(\\s*<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)|^\\[[^\\]]+\\]:\\s+(\\S+)|(?:href|src)=\"([^\"]+)\"",
          Pattern.MULTILINE);

  private static final Pattern FENCED = Pattern.compile("(?ms)^\\s*(```|~~~).*?^\\s*\\1");
  private static final Pattern CODE = Pattern.compile("(`+)[^`].*?\\1(?!`)");
  private static final Pattern ELSEWHERE = Pattern.compile("^([a-z][a-z0-9+.-]*:|//).*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.*?)\\s*#*$");
  private static final Pattern ANCHOR = Pattern.compile("(?:id|name)=\"([^\"]+)\"");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    var house = Path.of("").toAbsolutePath();
    var files = markdown(house);
    assertThat(files).hasSizeGreaterThan(20);
    assertThat(files.stream().mapToInt(file -> links(read(file)).size()).sum()).isGreaterThan(50);
    assertThat(files.stream().flatMap(file -> broken(house, file).stream())).isEmpty();
  }

  @Test
  void aMissingFileAMissingHeadingAndAWayOutOfTheHouseAreSeen(@TempDir Path place)
      throws IOException {
    var house = Files.createDirectory(place.resolve("house"));
    Files.writeString(house.resolve("there.md"), "# Où l’on va\n## Twice\n## Twice\n");
    Files.writeString(
        house.resolve("here.md"),
        """
        [a](there.md) [b](there.md#où-lon-va) [c](there.md#twice-1) [d](#here) [e](https://example.com/x)
        # Here
        `[code](nowhere.md)` [f](nowhere.md) ![g](gone.png) [h](there.md#gone) [i](../out.md)
        ```
        [fenced](nowhere.md)
        ```
        [j]: gone.md
        """);
    Files.writeString(place.resolve("out.md"), "# Out\n");
    assertThat(broken(house, house.resolve("here.md")))
        .containsExactly(
            "here.md: nowhere.md",
            "here.md: gone.png",
            "here.md: there.md#gone",
            "here.md: ../out.md",
            "here.md: gone.md");
  }

  private static List<String> broken(Path house, Path file) {
    var broken = new ArrayList<String>();
    for (var link : links(read(file))) {
      if (!ELSEWHERE.matcher(link).matches() && !leads(house, file, link)) {
        broken.add(house.relativize(file) + ": " + link);
      }
    }
    return broken;
  }

  private static boolean leads(Path house, Path from, String link) {
    var parts = link.split("#", 2);
    var path = URLDecoder.decode(parts[0].replace("+", "%2B"), StandardCharsets.UTF_8);
    var to = path.isEmpty() ? from : from.resolveSibling(path).normalize();
    if (!to.startsWith(house) || !Files.exists(to)) {
      return false;
    }
    if (parts.length == 1) {
      return true;
    }
    return to.toString().endsWith(".md")
        && anchors(read(to)).contains(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
  }

  private static List<String> links(String markdown) {
    var found = LINK.matcher(withoutCode(markdown)).results();
    return found
        .map(match -> Stream.of(1, 2, 3).map(match::group).filter(g -> g != null).findFirst())
        .map(Optional::orElseThrow)
        .toList();
  }

  /**
   * As GitHub makes them from headings: small letters, no punctuation, hyphens, numbers if twice.
   */
  private static Set<String> anchors(String markdown) {
    var text = FENCED.matcher(markdown).replaceAll("");
    var anchors = new HashSet<String>();
    ANCHOR.matcher(text).results().forEach(match -> anchors.add(match.group(1)));
    var times = new HashMap<String, Integer>();
    HEADING
        .matcher(text)
        .results()
        .forEach(
            match -> {
              var words = match.group(1).replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
              var slug =
                  words
                      .toLowerCase(Locale.ROOT)
                      .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                      .replace(' ', '-');
              var time = times.merge(slug, 1, Integer::sum) - 1;
              anchors.add(time == 0 ? slug : slug + "-" + time);
            });
    return anchors;
  }

  private static String withoutCode(String markdown) {
    return CODE.matcher(FENCED.matcher(markdown).replaceAll("")).replaceAll("");
  }

  private static List<Path> markdown(Path house) throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        house,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".md")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found.stream().sorted().toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
