package io.comptoir.commerce.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionNeighboursTest {
  private static final long DAY = 86_400;
  private static final NeighbourSettings SETTINGS = NeighbourSettings.standard();

  @Test
  void whatFollowedInLikeSessionsComesNext() {
    var sessions = sessions(new int[][] {{0, 1, 2}, {0, 1, 3}, {0, 1, 3}, {4, 5}});
    assertThat(next(sessions, SETTINGS, 0, 1)[0]).isEqualTo(3);
    assertThat(next(sessions, SETTINGS, 0, 1)).contains(2).doesNotContain(4, 5);
    assertThat(next(sessions, SETTINGS, 4)).startsWith(5);
  }

  @Test
  void theLastItemSaysMost() {
    var sessions = sessions(new int[][] {{0, 7}, {0, 7}, {1, 8}, {1, 8}});
    assertThat(next(sessions, SETTINGS, 0, 1)).startsWith(8);
    assertThat(next(sessions, SETTINGS, 1, 0)).startsWith(7);
  }

  @Test
  void ofLikeSessionsTheRecentOnesSayMore() {
    var sessions = new Sessions();
    sessions.add(0, 0, 0);
    sessions.add(0, 7, 1);
    sessions.add(1, 0, 300 * DAY);
    sessions.add(1, 8, 300 * DAY + 1);
    assertThat(next(sessions, SETTINGS, 0)).startsWith(8);
  }

  @Test
  void anItemIsNamedAgainAsOftenAsPeopleGoBack() {
    var restless = sessions(new int[][] {{0, 0, 1}, {0, 0, 2}, {0, 0, 3}, {0, 0, 4}, {1, 1, 5}});
    assertThat(next(restless, SETTINGS, 0)).startsWith(0);
    var straight = sessions(new int[][] {{0, 1}, {0, 1}, {0, 2}, {3, 1}});
    var forgetful = with(SETTINGS, 0, 0);
    assertThat(next(straight, forgetful, 0)).doesNotContain(0);
  }

  @Test
  void whatMayNotBeNamedIsNotAndTheRestMovesUp() {
    var sessions = sessions(new int[][] {{0, 1, 2, 3}, {0, 1, 2, 3}});
    var all = new SessionNeighbours(SessionIndex.of(sessions, 100), SETTINGS);
    var few = all.next(new int[] {0}, 10, 2, item -> item > 1);
    assertThat(few.items()).containsExactlyInAnyOrder(2, 3);
  }

  @Test
  void nothingIsKnownOfNothing() {
    var sessions = sessions(new int[][] {{0, 1}});
    assertThat(next(sessions, SETTINGS)).isEmpty();
    assertThat(SessionIndex.of(new Sessions(), 10).popular(5)).isEmpty();
  }

  @Test
  void clicksMayComeInAnyOrderAndSessionsTakeTurns() {
    var sessions = new Sessions();
    sessions.add(1, 5, 30);
    sessions.add(0, 2, 20);
    sessions.add(1, 4, 10);
    sessions.add(0, 1, 40);
    sessions.add(1, 5, 35);
    var index = SessionIndex.of(sessions, 10);
    assertThat(index.itemsOf(0)).containsExactly(4, 5);
    assertThat(index.itemsOf(1)).containsExactly(2, 1);
    assertThat(index.sessionsOf(5)).containsExactly(0);
  }

  @Test
  void aLongSessionKeepsItsEnd() {
    var sessions = new Sessions();
    for (var i = 0; i < 200; i++) {
      sessions.add(0, i, i);
    }
    var items = SessionIndex.of(sessions, 10).itemsOf(0).toArray();
    assertThat(items).hasSize(SessionIndex.MAX_LENGTH).startsWith(140).endsWith(199);
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new NeighbourSettings(10, 20, 5, 1, 1, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NeighbourSettings(20, 10, 50, 1, 1, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theWalkFindsWhatLookingAtEverySessionFinds() {
    var seed = 20_261L;
    var chance = new Random(seed);
    for (var round = 0; round < 60; round++) {
      var given = randomSessions(chance);
      var settings =
          new NeighbourSettings(1 + chance.nextInt(30), 1, 5, 0.9, 30, 3, 0.6, 0.8, 0.7, 0.5);
      settings = neighbours(settings, 1 + chance.nextInt(settings.recent()));
      var session = chance.ints(1 + chance.nextInt(8), 0, 12).toArray();
      var index = SessionIndex.of(given, settings.recent());
      var found = new SessionNeighbours(index, settings).next(session, 400 * DAY, 20, item -> true);
      var expected = everySession(index, settings, session, 400 * DAY);
      for (var i = 0; i < found.items().length; i++) {
        assertThat((double) found.scores()[i])
            .as("seed %d round %d item %d", seed, round, found.items()[i])
            .isCloseTo(expected.getOrDefault(found.items()[i], 0.0), within(1e-4));
      }
      assertThat(found.items().length)
          .as("seed %d round %d", seed, round)
          .isEqualTo((int) expected.values().stream().filter(score -> score > 1e-9).count());
    }
  }

  /** The definition, without any of what makes it quick. */
  private static HashMap<Integer, Double> everySession(
      SessionIndex index, NeighbourSettings settings, int[] session, long now) {
    var recent = new ArrayList<>(new LinkedHashSet<>(reversed(session)));
    while (recent.size() > settings.lookBack()) {
      recent.removeLast();
    }
    record Met(int session, double alike) {}
    var met = new ArrayList<Met>();
    for (var s = index.sessions() - 1; s >= 0 && met.size() < settings.recent(); s--) {
      var items = index.itemsOf(s).boxed().toList();
      var shared = 0.0;
      for (var back = 0; back < recent.size(); back++) {
        shared += items.contains(recent.get(back)) ? Math.exp(-back / settings.positionScale()) : 0;
      }
      if (shared > 0) {
        var days = (now - index.endSeconds(s)) / (double) DAY;
        met.add(
            new Met(s, shared / Math.sqrt(items.size()) * Math.exp(-days / settings.ageScale())));
      }
    }
    met.sort(Comparator.comparingDouble(Met::alike).thenComparing(Met::session).reversed());
    var scores = new HashMap<Integer, Double>();
    for (var neighbour : met.subList(0, Math.min(settings.neighbours(), met.size()))) {
      var items = index.itemsOf(neighbour.session()).boxed().toList();
      var match = items.indexOf(recent.stream().filter(items::contains).findFirst().orElseThrow());
      for (var i = 0; i < items.size(); i++) {
        var near = Math.exp(-(Math.abs(i - match) - 1) / settings.distanceScale());
        var place = i == match ? 1 : i > match ? near : near * settings.before();
        var rarity =
            Math.pow(
                Math.log(1 + (double) index.sessions() / index.count(items.get(i))),
                settings.rarity());
        scores.merge(items.get(i), neighbour.alike() * place * rarity, Double::sum);
      }
    }
    var known = new HashSet<>(recent);
    var fresh =
        scores.entrySet().stream()
            .filter(e -> !known.contains(e.getKey()))
            .mapToDouble(e -> e.getValue())
            .sum();
    var returning = 0.0;
    for (var back = 0; back < recent.size(); back++) {
      returning += index.returns(back);
    }
    for (var back = 0; back < recent.size(); back++) {
      var own = settings.seen() * scores.getOrDefault(recent.get(back), 0.0);
      var again = settings.again() * index.returns(back) * fresh / Math.max(0.1, 1 - returning);
      scores.put(recent.get(back), own + again);
    }
    return scores;
  }

  private static List<Integer> reversed(int[] session) {
    return new ArrayList<>(java.util.Arrays.stream(session).boxed().toList()).reversed();
  }

  private static Sessions randomSessions(Random chance) {
    var sessions = new Sessions();
    var count = 1 + chance.nextInt(40);
    for (var s = 0; s < count; s++) {
      var length = 1 + chance.nextInt(6);
      for (var i = 0; i < length; i++) {
        sessions.add(s, i == 0 ? s % 12 : chance.nextInt(12), chance.nextInt(300) * DAY + s);
      }
    }
    for (var item = 0; item < 12; item++) {
      sessions.add(count, item, 301 * DAY);
    }
    return sessions;
  }

  private static Sessions sessions(int[][] items) {
    var sessions = new Sessions();
    for (var s = 0; s < items.length; s++) {
      for (var i = 0; i < items[s].length; i++) {
        sessions.add(s, items[s][i], s * 1000L + i);
      }
    }
    return sessions;
  }

  private static int[] next(Sessions sessions, NeighbourSettings settings, int... session) {
    return new SessionNeighbours(SessionIndex.of(sessions, settings.recent()), settings)
        .next(session, 300 * DAY, 10, item -> true)
        .items();
  }

  private static NeighbourSettings neighbours(NeighbourSettings s, int neighbours) {
    return new NeighbourSettings(
        s.recent(),
        neighbours,
        s.lookBack(),
        s.positionScale(),
        s.ageScale(),
        s.distanceScale(),
        s.before(),
        s.rarity(),
        s.seen(),
        s.again());
  }

  private static NeighbourSettings with(NeighbourSettings s, double seen, double again) {
    return new NeighbourSettings(
        s.recent(),
        s.neighbours(),
        s.lookBack(),
        s.positionScale(),
        s.ageScale(),
        s.distanceScale(),
        s.before(),
        s.rarity(),
        seen,
        again);
  }
}
