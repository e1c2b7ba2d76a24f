package io.comptoir.command.recommend;

import io.comptoir.command.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Clicks of sessions, a line each: session, item, time, parted by tabs (or, where a line has none,
 * by semicolons or commas). A first line that names the columns may put them in another order. The
 * lines may stand in any order; a line that says the same again counts once; gzip is read as it is.
 *
 * @param sessions by number, as {@link #of} gave them
 * @param items by number
 * @param millis epoch milliseconds; clicks stand in the order of their time
 * @param unreadable lines that are none
 */
public record SessionFile(int[] sessions, int[] items, long[] millis, int unreadable) {
  private static final int MAX_LINE = 10_000;
  private static final List<String> SESSION =
      List.of("session", "sessionid", "session_id", "visitorid", "sid");
  private static final List<String> ITEM =
      List.of("item", "itemid", "item_id", "product", "productid", "product_id", "asin", "sku");
  private static final List<String> TIME =
      List.of("time", "timestamp", "ts", "at", "date", "datetime", "eventdate", "event_time");

  /**
   * @param sessionIds the file's own
   * @param itemIds those of the files that are read together
   * @throws Failure when the file cannot be read or holds no clicks; the message says what is wrong
   */
  public static SessionFile read(Path file, Numbering sessionIds, Numbering itemIds) {
    try (var raw = Files.newInputStream(file);
        var in = new BufferedReader(new InputStreamReader(plain(raw), StandardCharsets.UTF_8))) {
      return new Reading(file, sessionIds, itemIds).all(in);
    } catch (ZipException e) {
      throw new Failure(file + " begins like gzip and is none", e);
    } catch (IOException e) {
      throw new Failure(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  public int clicks() {
    return sessions.length;
  }

  private static InputStream plain(InputStream raw) throws IOException {
    var in = new java.io.BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    var gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static final class Reading {
    private final Path file;
    private final Numbering sessionIds;
    private final Numbering itemIds;
    private final int[] columns = {0, 1, 2};

    /** Milliseconds since the session began, beside a mere day, as some files have them. */
    private int elapsed = -1;

    private int[] sessions = new int[1 << 12];
    private int[] items = new int[1 << 12];
    private long[] millis = new long[1 << 12];
    private int count;
    private int unreadable;
    private int firstUnreadable;

    Reading(Path file, Numbering sessionIds, Numbering itemIds) {
      this.file = file;
      this.sessionIds = sessionIds;
      this.itemIds = itemIds;
    }

    SessionFile all(BufferedReader in) throws IOException {
      var number = 0;
      var first = true;
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (number == 1 && line.startsWith("\uFEFF")) {
          line = line.substring(1);
        }
        if (line.isBlank()) {
          continue;
        }
        var header = first && named(parts(line));
        first = false;
        if (!header && !take(line)) {
          firstUnreadable = unreadable++ == 0 ? number : firstUnreadable;
        }
      }
      if (count == 0 || unreadable > count) {
        throw new Failure(
            file
                + " holds no sessions"
                + (unreadable == 0 ? "" : " (line " + firstUnreadable + " is none)")
                + "; write lines of session, tab, item, tab, time: epoch seconds or milliseconds,"
                + " or ISO 8601");
      }
      return ordered();
    }

    private boolean take(String line) {
      var parts = line.length() > MAX_LINE ? new String[0] : parts(line);
      if (parts.length < 2 || Math.max(columns[0], columns[1]) >= parts.length) {
        return false;
      }
      var session = parts[columns[0]].strip();
      var item = parts[columns[1]].strip();
      if (session.isEmpty() || item.isEmpty() || columns[2] >= parts.length) {
        return false;
      }
      var time = ClickTimes.millis(parts[columns[2]]);
      if (time.isEmpty()) {
        return false;
      }
      var within = 0 <= elapsed && elapsed < parts.length ? parts[elapsed].strip() : "";
      if (count == sessions.length) {
        sessions = Arrays.copyOf(sessions, count * 2);
        items = Arrays.copyOf(items, count * 2);
        millis = Arrays.copyOf(millis, count * 2);
      }
      sessions[count] = sessionIds.of(session);
      items[count] = itemIds.of(item);
      millis[count++] =
          time.getAsLong() + (within.matches("[0-9]{1,12}") ? Long.parseLong(within) : 0);
      return true;
    }

    /** Whether this line names the columns; then they are known. */
    private boolean named(String[] parts) {
      var found = new int[] {-1, -1, -1};
      for (var i = 0; i < parts.length; i++) {
        var name = parts[i].strip().toLowerCase(Locale.ROOT).replace("\"", "");
        found[0] = found[0] < 0 && SESSION.contains(name) ? i : found[0];
        found[1] = found[1] < 0 && ITEM.contains(name) ? i : found[1];
        found[2] = found[2] < 0 && TIME.contains(name) ? i : found[2];
        elapsed = name.equals("timeframe") ? i : elapsed;
      }
      if (Arrays.stream(found).allMatch(at -> at >= 0)) {
        System.arraycopy(found, 0, columns, 0, 3);
        return true;
      }
      // Words where the time should stand are names too, in the usual order.
      return parts.length > 2
          && ClickTimes.millis(parts[2]).isEmpty()
          && parts[2].chars().noneMatch(Character::isDigit);
    }

    private static String[] parts(String line) {
      return line.split(line.indexOf('\t') >= 0 ? "\t" : line.indexOf(';') >= 0 ? ";" : ",");
    }

    private SessionFile ordered() {
      var keptSessions = new int[count];
      var keptItems = new int[count];
      var keptMillis = new long[count];
      var said = new HashSet<Long>();
      var moment = Long.MIN_VALUE;
      var kept = 0;
      for (var at : byTime()) {
        if (millis[at] != moment) {
          said.clear();
          moment = millis[at];
        }
        if (said.add(((long) sessions[at] << 32) | items[at])) {
          keptSessions[kept] = sessions[at];
          keptItems[kept] = items[at];
          keptMillis[kept++] = millis[at];
        }
      }
      return new SessionFile(
          Arrays.copyOf(keptSessions, kept),
          Arrays.copyOf(keptItems, kept),
          Arrays.copyOf(keptMillis, kept),
          unreadable);
    }

    /**
     * The lines by their time, those of one moment as they stand in the file. Time and line share
     * one number; of times that are centuries apart the last bits are left out.
     */
    private int[] byTime() {
      var first = Arrays.stream(millis, 0, count).min().orElse(0);
      var range = Arrays.stream(millis, 0, count).max().orElse(0) - first;
      var lineBits = 64 - Long.numberOfLeadingZeros(count);
      var shift = Math.max(0, 64 - Long.numberOfLeadingZeros(range) + lineBits - 63);
      var keys = new long[count];
      for (var i = 0; i < count; i++) {
        keys[i] = ((millis[i] - first) >>> shift << lineBits) | i;
      }
      Arrays.sort(keys);
      var lines = new int[count];
      for (var i = 0; i < count; i++) {
        lines[i] = (int) (keys[i] & ((1L << lineBits) - 1));
      }
      return lines;
    }
  }
}
