/** Comptoir: the shop counter that talks. {@link io.comptoir.Main} wires the rooms together. */
@org.jspecify.annotations.NullMarked
package io.comptoir;
