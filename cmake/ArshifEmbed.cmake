# arshif_embed(TARGET file.tsv ...): compiles data tables into TARGET. Each becomes a string_view of the generated header
# data/NAME.h as arshif::data::NAME, so that Arabic literals stay in data files. NAME is the file's name without its ending.
# The target arshif_embedded writes them all and compiles nothing, which is what clang-tidy needs.

add_custom_target(arshif_embedded)

function(arshif_embed target)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target})
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE OUTPUT_VARIABLE table)
    cmake_path(GET table STEM name)
    string(MAKE_C_IDENTIFIER ${name} name)
    add_custom_command(
      OUTPUT ${out}/data/${name}.cpp ${out}/data/${name}.h
      COMMAND ${CMAKE_COMMAND} -DIN=${table} -DOUT=${out}/data/${name} -DNAME=${name}
              -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
      DEPENDS ${table} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
      COMMENT "Embedding ${file}"
      VERBATIM)
    list(APPEND written ${out}/data/${name}.cpp ${out}/data/${name}.h)
  endforeach()
  target_sources(${target} PRIVATE ${written})
  add_custom_target(${target}_embedded DEPENDS ${written})
  add_dependencies(${target} ${target}_embedded)
  add_dependencies(arshif_embedded ${target}_embedded)
  target_include_directories(${target} PRIVATE ${out})
endfunction()
