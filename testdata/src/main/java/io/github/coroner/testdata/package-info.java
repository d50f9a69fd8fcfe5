/**
 * What tests work on: the project's own crash firmware and its runs ({@link io.github.coroner.testdata.CrashRun}), third-party
 * fixtures beside the checkout ({@link io.github.coroner.testdata.Fixtures}), and builders of dumps, logs and debug sections.
 */
@NullMarked
package io.github.coroner.testdata;

import org.jspecify.annotations.NullMarked;
