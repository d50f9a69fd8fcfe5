/**
 * Hostile input. {@code *FuzzTest} are Jazzer's targets, one a reader and two for the whole decoding: the normal build replays
 * their seeds and past findings, {@code fuzz/run} searches. {@code *PropertyTest} are jqwik's properties of the whole
 * decoding. Read {@link io.github.coroner.fuzz.Hostile} first: the promise all of them hold the readers to.
 */
@NullMarked
package io.github.coroner.fuzz;

import org.jspecify.annotations.NullMarked;
