package io.comptoir.commerce.catalog;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a shop's stores by where they are. */
public final class StorePlaces {
  private static final double EARTH_RADIUS_KM = 6_371;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern POSTCODE = Pattern.compile("\\b(\\d{2})\\d{3}\\b");

  private final List<Store> stores;

  public StorePlaces(List<Store> stores) {
    this.stores = List.copyOf(stores);
  }

  /**
   * @param kilometres as the crow flies; empty when the place's coordinates are not known
   */
  public record Near(Store store, Optional<Double> kilometres) {}

  /** All stores, nearest first. */
  public List<Near> near(double latitude, double longitude) {
    return stores.stream()
        .map(s -> new Near(s, Optional.of(kilometres(s, latitude, longitude))))
        .sorted(Comparator.comparing(n -> n.kilometres().orElseThrow()))
        .toList();
  }

  /**
   * All stores, those of this city, postcode or department first; empty when the place says nothing
   * about where it is from any of them.
   */
  public Optional<List<Near>> near(String place) {
    var anchors = named(place);
    if (anchors.isEmpty()) {
      var department = POSTCODE.matcher(place);
      if (department.find()) {
        var prefix = department.group(1);
        anchors = stores.stream().filter(s -> s.address().postcode().startsWith(prefix)).toList();
      }
    }
    if (anchors.isEmpty()) {
      return Optional.empty();
    }
    var there = anchors;
    var first = there.getFirst();
    return Optional.of(
        stores.stream()
            .sorted(
                Comparator.<Store>comparingInt(
                        s -> there.contains(s) ? there.indexOf(s) : there.size())
                    .thenComparing(s -> kilometres(s, first.latitude(), first.longitude())))
            .map(s -> new Near(s, Optional.empty()))
            .toList());
  }

  /** The stores whose id, name, city or postcode these words say, best first. */
  public List<Store> named(String words) {
    var said = " " + plain(words) + " ";
    if (said.isBlank()) {
      return List.of();
    }
    return stores.stream()
        .filter(s -> score(s, said) > 0)
        .sorted(Comparator.comparingInt((Store s) -> -score(s, said)))
        .toList();
  }

  private static int score(Store store, String said) {
    var score = 0;
    if (said.contains(" " + plain(store.id()) + " ")) {
      score += 8;
    }
    if (said.contains(" " + plain(store.name()) + " ")) {
      score += 8;
    }
    if (said.contains(" " + store.address().postcode() + " ")) {
      score += 4;
    }
    if (said.contains(" " + plain(store.address().city()) + " ")) {
      score += 2;
    }
    for (var word : plain(store.name() + " " + store.id()).split(" ")) {
      if (word.length() > 3 && score < 8 && said.contains(" " + word + " ")) {
        score += 1;
      }
    }
    return score;
  }

  private static double kilometres(Store store, double latitude, double longitude) {
    var lat1 = Math.toRadians(store.latitude());
    var lat2 = Math.toRadians(latitude);
    var dLat = lat2 - lat1;
    var dLon = Math.toRadians(longitude - store.longitude());
    var h =
        Math.pow(Math.sin(dLat / 2), 2)
            + Math.cos(lat1) * Math.cos(lat2) * Math.pow(Math.sin(dLon / 2), 2);
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  private static String plain(String text) {
    var folded = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return NOT_WORDS.matcher(folded.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
