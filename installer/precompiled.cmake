# SPDX-License-Identifier: GPL-3.0-or-later
# Precompiled headers, for builds that compile everything at once, as ./run and ./test do: reading
# headers is half of a compilation. The dev and clang presets have none, so that a file which forgets
# an include of its own is found there.
#
# A precompiled header fits only those targets that see the same macros and make the same kind of
# code, so there is one for each such kind, and every target borrows that of its kind.

find_package(tl-expected REQUIRED)

# Whether a target links another, itself or through what it links.
function(berth_links_to TARGET WANTED RESULT)
  set(open ${TARGET})
  set(seen)
  while(open)
    list(POP_FRONT open each)
    if(each STREQUAL WANTED)
      set(${RESULT} TRUE PARENT_SCOPE)
      return()
    endif()
    if(each IN_LIST seen OR NOT TARGET ${each})
      continue()
    endif()
    list(APPEND seen ${each})
    foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
      get_target_property(links ${each} ${property})
      if(links)
        # What a static library needs only to be linked gives its users no macros.
        list(FILTER links EXCLUDE REGEX "^\\$<LINK_ONLY")
        list(APPEND open ${links})
      endif()
    endforeach()
  endwhile()
  set(${RESULT} FALSE PARENT_SCOPE)
endfunction()

# The precompiled header of a kind: plain, core or widgets; of a library or of a program of tests.
function(berth_precompiled_kind QT TYPE RESULT)
  set(target berth_headers_${QT}_${TYPE})
  set(${RESULT} ${target} PARENT_SCOPE)
  if(TARGET ${target})
    return()
  endif()
  set(empty ${CMAKE_BINARY_DIR}/precompiled/${target}.cpp)
  file(GENERATE OUTPUT ${empty} CONTENT "// Only its precompiled header counts.\n")
  add_library(${target} OBJECT ${empty})
  target_link_libraries(${target} PRIVATE berth_options tl::expected)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <atomic> <chrono> <condition_variable> <cstdint> <deque> <functional> <map> <memory>
    <mutex> <optional> <random> <set> <span> <sstream> <string> <string_view> <thread> <tuple>
    <unordered_map> <utility> <variant> <vector> <tl/expected.hpp>)
  if(QT STREQUAL "core")
    target_link_libraries(${target} PRIVATE Qt6::Core)
    target_precompile_headers(${target} PRIVATE <QtCore/QtCore>)
  elseif(QT STREQUAL "widgets")
    target_link_libraries(${target} PRIVATE Qt6::Widgets)
    target_precompile_headers(${target} PRIVATE <QtWidgets/QtWidgets>)
  endif()
  if(NOT QT STREQUAL "plain")
    berth_qt_strict(${target})
  endif()
  if(TYPE STREQUAL "EXECUTABLE")
    target_link_libraries(${target} PRIVATE GTest::gtest)
    target_precompile_headers(${target} PRIVATE <gtest/gtest.h>)
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
    target_compile_options(${target} PRIVATE -fPIE)
    if(QT STREQUAL "plain")
      target_compile_options(${target} PRIVATE ${BERTH_QUICK_FLAGS})
    endif()
  endif()
endfunction()

# To be called when every target is there.
function(berth_precompile_all)
  get_property(targets GLOBAL PROPERTY BERTH_TARGETS)
  foreach(target IN LISTS targets)
    berth_links_to(${target} Qt6::Widgets widgets)
    berth_links_to(${target} Qt6::Core core)
    if(widgets)
      set(qt widgets)
    elseif(core)
      set(qt core)
    else()
      set(qt plain)
    endif()
    get_target_property(type ${target} TYPE)
    get_target_property(strict ${target} BERTH_QT_STRICT)
    if(core AND NOT strict)
      continue()  # without berth_qt_strict() it sees other macros
    endif()
    berth_precompiled_kind(${qt} ${type} headers)
    target_precompile_headers(${target} REUSE_FROM ${headers})
  endforeach()
endfunction()
