# What every target of the project shares: the language, the warnings and the sanitizers hang on one INTERFACE target.

set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(arshif_options INTERFACE)
target_compile_features(arshif_options INTERFACE cxx_std_20)
target_compile_options(arshif_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wold-style-cast -Wcast-align -Wformat=2 -Wimplicit-fallthrough
  $<$<BOOL:${ARSHIF_WERROR}>:-Werror>)
if(ARSHIF_SANITIZE)
  target_compile_options(arshif_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_definitions(arshif_options INTERFACE ARSHIF_SANITIZE _GLIBCXX_ASSERTIONS)
  target_link_options(arshif_options INTERFACE -fsanitize=address,undefined)
endif()
if(ARSHIF_FUZZ)
  target_compile_options(arshif_options INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(arshif_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# arshif_library(NAME SOURCES... DEPENDS ...): a static library of src/, its folder the only way its headers are reached.
function(arshif_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;DEPENDS;PRIVATE_DEPENDS")
  add_library(arshif_${name} STATIC ${arg_SOURCES})
  target_sources(arshif_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/src FILES ${arg_HEADERS})
  target_link_libraries(arshif_${name} PUBLIC ${arg_DEPENDS} PRIVATE arshif_options ${arg_PRIVATE_DEPENDS})
  set_target_properties(arshif_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_compile_features(arshif_${name} PUBLIC cxx_std_20)
endfunction()
