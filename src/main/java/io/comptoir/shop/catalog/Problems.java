package io.comptoir.shop.catalog;

import io.comptoir.shop.Problem;
import java.util.ArrayList;
import java.util.List;

/** The mistakes found while reading a folder: all of them, up to a limit, not only the first. */
public final class Problems {
  public static final int MAX = 200;

  private final List<Problem> found = new ArrayList<>();
  private int more;

  public void add(String file, int line, String message) {
    if (found.size() < MAX) {
      found.add(new Problem(file, line, message));
    } else {
      more++;
    }
  }

  public List<Problem> all() {
    if (more == 0) {
      return List.copyOf(found);
    }
    var all = new ArrayList<>(found);
    all.add(new Problem("catalog", 0, more + " more mistakes; mend the ones above first"));
    return List.copyOf(all);
  }
}
