package io.comptoir.command.recommend;

import io.comptoir.commerce.recommend.Sessions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sessions to learn from, and later ones to be asked. A test session keeps the items that were in
 * the sessions learnt from, as is usual: no sessions can name an item that they do not know. What
 * that leaves out is counted.
 *
 * @param tests items of each test session in the order of their time; at least two
 * @param seconds when each test session began
 * @param unseen clicks of the tests on items that were not learnt
 * @param missed of them those that followed an item, so that they would have been asked
 */
public record HeldOut(
    Sessions learnt, List<int[]> tests, long[] seconds, int items, int unseen, int missed) {
  public HeldOut {
    tests = List.copyOf(tests);
  }

  public static HeldOut of(SessionFile train, SessionFile test, int testSessions) {
    var learnt = new Sessions();
    var known = new boolean[1];
    for (var i = 0; i < train.clicks(); i++) {
      var item = train.items()[i];
      learnt.add(train.sessions()[i], item, Math.floorDiv(train.millis()[i], 1000L));
      if (item >= known.length) {
        known = Arrays.copyOf(known, Math.max(item + 1, known.length * 2));
      }
      known[item] = true;
    }
    return held(learnt, known, test, testSessions);
  }

  private static HeldOut held(
      Sessions learnt, boolean[] known, SessionFile test, int testSessions) {
    var lengths = new int[testSessions];
    for (var session : test.sessions()) {
      lengths[session]++;
    }
    var all = new int[testSessions][];
    var began = new long[testSessions];
    var filled = new int[testSessions];
    var clicked = new boolean[testSessions];
    var unseen = 0;
    var missed = 0;
    for (var i = 0; i < test.clicks(); i++) {
      var session = test.sessions()[i];
      var item = test.items()[i];
      if (!clicked[session]) {
        began[session] = Math.floorDiv(test.millis()[i], 1000L);
        all[session] = new int[lengths[session]];
      }
      if (item < known.length && known[item]) {
        all[session][filled[session]++] = item;
      } else {
        unseen++;
        missed += clicked[session] ? 1 : 0;
      }
      clicked[session] = true;
    }
    var tests = new ArrayList<int[]>();
    var seconds = new ArrayList<Long>();
    for (var session = 0; session < testSessions; session++) {
      if (filled[session] > 1) {
        tests.add(Arrays.copyOf(all[session], filled[session]));
        seconds.add(began[session]);
      }
    }
    return new HeldOut(
        learnt,
        tests,
        seconds.stream().mapToLong(Long::longValue).toArray(),
        learnt.itemCount(),
        unseen,
        missed);
  }
}
